"""Loads files of rows, NDJSON, into a DuckDB file: FILE SCHEMA FOLDER. Columns that a table lacks are left out."""

import pathlib
import sys

import duckdb

file, schema, folder = sys.argv[1:]
database = duckdb.connect(file)
for path in sorted(pathlib.Path(folder).glob("*.ndjson")):
    columns = database.execute(
        "select column_name, data_type from information_schema.columns"
        " where table_schema = ? and table_name = ?",
        [schema, path.stem],
    ).fetchall()
    names = ", ".join(f'"{name}"' for name, _ in columns)
    types = ", ".join(f"'{name}': '{type}'" for name, type in columns)
    rows = f"read_json('{path}', format = 'newline_delimited', columns = {{{types}}})"
    database.execute(f'insert into {schema}."{path.stem}" ({names}) select {names} from {rows}')
