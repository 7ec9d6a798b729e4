"""Checks the SQL on standard input: DuckDB runs it twice, other dialects are parsed."""

import sys

import duckdb
import sqlglot

dialect, sql = sys.argv[1], sys.stdin.read()

if dialect == "duckdb":
    database = duckdb.connect()
    for _ in range(2):
        rows = database.execute(sql).fetchall()
        assert rows == [], f"columns of another type: {rows}"
    schema = "select count(*) from information_schema.tables where table_schema = 'nudgespot'"
    print(database.execute(schema).fetchone()[0])
else:
    statements = [one for one in sqlglot.parse(sql, read=dialect) if one is not None]
    # What the parser does not know it keeps as text: then nothing would be checked.
    unknown = [one.sql() for one in statements if isinstance(one, sqlglot.exp.Command)]
    assert not unknown, f"not understood: {unknown[0]}"
    creates = [one for one in statements if isinstance(one, sqlglot.exp.Create)]
    print(sum(one.kind == "TABLE" for one in creates))
