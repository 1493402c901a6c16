"""A coverage-guided fuzzer over the laws of the tests: `tox -e fuzz`."""
