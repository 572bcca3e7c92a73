#!/usr/bin/env bash
# Runs the tests. The last line is always "N passed, N failed, N skipped"; the exit code is 0 only when none failed.
set -uo pipefail

usage() {
  cat <<'TEXT'
Usage: ./test.sh [--quick | --battery]

  (nothing)   everything; installs chromium-headless-shell and postgresql (Debian packages) when they are missing
  --quick     no browser and no PostgreSQL; installs nothing
  --battery   everything, and the fault, race and timing runs at full size
TEXT
}

quick=0 explicit=()
for option in "$@"; do
  case "$option" in
    --quick) quick=1 ;;
    --battery) export REDWILLOW_BATTERY=1; explicit=(--explicit on) ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

passed=0 failed=1 skipped=0
finish() {
  local code=$?
  [ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
  [ "$failed" -gt 0 ] && code=1
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}
trap finish EXIT

stop_with() {
  echo "$1" >&2
  exit 1
}

command -v dotnet >/dev/null || stop_with "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"

# A build machine may have no home, or one that cannot be written to.
if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
  HOME="$(mktemp -d)"
  export HOME
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

install_what_is_missing() {
  local missing=()
  command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  [ ${#missing[@]} -eq 0 ] && return

  local apt="apt-get install -y --no-install-recommends ${missing[*]}" as=()
  command -v apt-get >/dev/null || stop_with "The tests need these programs: ${missing[*]}. (./test.sh --quick does without.)"
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || stop_with "The tests need Debian packages. Run: sudo apt-get update && sudo $apt   (./test.sh --quick does without.)"
    as=(sudo -n)
  fi
  echo "Installing ${missing[*]}"
  "${as[@]}" apt-get update -q || echo "The package lists could not be refreshed; trying with what is there." >&2
  # shellcheck disable=SC2086
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive $apt || stop_with "This failed: $apt"
}

lock_files() {
  find . -name packages.lock.json -not -path '*/bin/*' -not -path '*/obj/*' -exec sha256sum {} + | sort
}

filters=()
if [ "$quick" -eq 1 ]; then
  export REDWILLOW_NO_POSTGRES=1
  filters=(--filter-not-trait Ring=Browser)
else
  install_what_is_missing
  # What is installed must be used: here a skip would hide a broken machine.
  export REDWILLOW_REQUIRE_POSTGRES=1 REDWILLOW_REQUIRE_BROWSER=1
fi

before="$(lock_files)"
dotnet restore -v quiet || stop_with "The restore failed. (With CI=true a lock file that is not up to date is an error.)"
[ "$before" = "$(lock_files)" ] || stop_with "The restore changed packages.lock.json. Commit the change."
if [ "${CI:-}" = true ] && [ -n "$(git status --porcelain -- '*packages.lock.json' 2>/dev/null)" ]; then
  stop_with "packages.lock.json differs from what is committed."
fi
# A compiler that starts cold is done before what it learns about itself pays, and before most of what it compiles anew for itself does.
DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=400 dotnet build --no-restore -v quiet -nodeReuse:false || stop_with "The build failed."

results=TestResults
rm -rf "$results"
mkdir -p "$results"
# Thousands of short tests leave much behind and keep little: with half a gigabyte (hexadecimal) between collections they take a tenth less of the processor.
DOTNET_GCgen0size=0x20000000 dotnet RedWillow.Portal.Tests/bin/Debug/net10.0/RedWillow.Portal.Tests.dll \
  --results-directory "$PWD/$results" --report-xunit-xml --report-xunit-xml-filename results.xml \
  --report-xunit-trx --report-xunit-trx-filename results.trx --progress off "${filters[@]}" "${explicit[@]}"
run=$?

count() {
  grep -oh "<assembly [^>]*" "$results"/*.xml 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'
}

# The end of a long log is what gets read: what failed is said there again.
tell_failures() {
  sed -e 's/<test [^>]*result="Fail"/\n&/g' -e 's/<error /\n&/g' -e 's/<stack-trace>/\n&/g' "$results"/*.xml | awk '
    /^<test / || /^<error / { print ""; print (match($0, / name="[^"]*"/) ? "FAILED " substr($0, RSTART + 7, RLENGTH - 8) : "FAILED outside of a test"); sub(/.*<message>/, ""); left = 12 }
    /<stack-trace>/ && left > 0 { sub(/.*<stack-trace>/, ""); left = 4 }
    left > 0 { sub(/<\/(message|stack-trace)>.*/, ""); print "  " substr($0, 1, 400); left-- }' |
    sed -e 's/\\&quot;/"/g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&#xD;//g' -e 's/&amp;/\&/g'
}

total=$(count total)
[ "$total" -gt 0 ] || stop_with "The run left no results."
passed=$(count passed)
failed=$(($(count failed) + $(count errors)))
skipped=$(count skipped)
[ "$passed" -gt 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$failed" -gt 0 ] && tell_failures
exit "$run"
