"""A programme as tables in files: spreadsheets, a database, Parquet and CSV."""
