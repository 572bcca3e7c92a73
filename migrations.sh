#!/usr/bin/env bash
# Adds one migration of the given name to both sets: every schema change is two migrations, one per provider.
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?name the migration, for example ./migrations.sh AddRooms}
dotnet tool restore >/dev/null
dotnet build RedWillow.Portal -v q -nologo
dotnet ef migrations add "$name" --no-build --project RedWillow.Portal --context SqlitePortalDbContext -o Data/Migrations/Sqlite
dotnet ef migrations add "$name" --no-build --project RedWillow.Portal --context PostgresPortalDbContext -o Data/Migrations/Postgres
