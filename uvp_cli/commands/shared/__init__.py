"""The things that commands share: options, finding and reading programmes, printing the answer."""
