#!/bin/sh
# Ends with 0 where every payload is accepted, with 1 where one is refused.
set -eu
npx --yes nudgespot-source validate fixtures/* --settings settings.json
