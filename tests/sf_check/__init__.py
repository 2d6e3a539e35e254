"""Whether Salesforce's own command line writes the generated projects as we do: `make sf-check`."""
