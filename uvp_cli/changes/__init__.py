"""What differs: two versions, a returned sheet, the next year."""
