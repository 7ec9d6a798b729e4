"""Prints a query for each dataset of the Superset bundle: its columns and metrics, as the charts ask for them."""

import json
import pathlib
import sys

import yaml

bundle = pathlib.Path(sys.argv[1])
read = lambda path: yaml.safe_load(path.read_text())
datasets = {one["uuid"]: one for one in map(read, bundle.glob("datasets/*/*.yaml"))}
charts = list(map(read, bundle.glob("charts/*.yaml")))
dashboards = list(map(read, bundle.glob("dashboards/*.yaml")))

shown = {
    part["meta"]["uuid"]
    for one in dashboards
    for part in one["position"].values()
    if isinstance(part, dict) and part["type"] == "CHART"
}
assert shown == {one["uuid"] for one in charts}, "a chart is on no dashboard, or a dashboard lacks one"

for chart in charts:
    params, dataset = chart["params"], datasets[chart["dataset_uuid"]]
    names = {column["column_name"] for column in dataset["columns"]}
    metrics = {metric["metric_name"] for metric in dataset["metrics"]}
    groups = params.get("groupby", [])
    asked = params.get("all_columns", []) + (groups if isinstance(groups, list) else [groups])
    asked += [params["x_axis"]] if "x_axis" in params else []
    counted = params.get("metrics", []) + ([params["metric"]] if "metric" in params else [])
    assert set(asked) <= names and set(counted) <= metrics, chart["slice_name"]

queries = []
for dataset in datasets.values():
    table = f"({dataset['sql']}) as t" if dataset["sql"] else f"analytics.{dataset['table_name']} as t"
    filters = [
        filter["sqlExpression"]
        for chart in charts
        if chart["dataset_uuid"] == dataset["uuid"]
        for filter in chart["params"]["adhoc_filters"]
    ]
    columns = [column["expression"] or f't."{column["column_name"]}"' for column in dataset["columns"]]
    queries.append(f"select {', '.join(columns)} from {table} limit 1")
    for where in filters or ["true"]:
        metrics = [metric["expression"] for metric in dataset["metrics"]]
        queries.append(f"select {', '.join(metrics)} from {table} where {where}")
print(json.dumps(queries))
