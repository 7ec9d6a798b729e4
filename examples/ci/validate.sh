#!/bin/sh
# Ends with 0 if every payload is accepted, with 1 if one is refused.
set -eu
project=$(mktemp -d)
git clone --quiet --depth 1 --branch v0.1.0 https://github.com/OWNER/nudgespot-source "$project"
(cd "$project" && npm ci --silent && npm run --silent build)
node "$project/dist/cli/main.js" validate fixtures/* --settings settings.json
