"""Tables that people send: CSV in any encoding and workbooks, read without trusting either."""
