"""From the result of a query to what is shown: Dutch words for people, keys for programs."""
