"""Runs the SQL on standard input in a DuckDB file, and prints the rows of its last statement as JSON."""

import json
import sys

import duckdb

cursor = duckdb.connect(sys.argv[1]).execute(sys.stdin.read())
names = [column[0] for column in cursor.description or []]
print(json.dumps([dict(zip(names, row)) for row in cursor.fetchall()], default=str))
