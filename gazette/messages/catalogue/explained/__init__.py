"""What findings mean, by area: read by `gazette explain` and the SARIF report, never at the start of another command."""
