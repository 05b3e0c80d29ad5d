#!/bin/sh
# Tries the hook as a user gets it: clones this repository, lets the pre-commit program install it (`language: node`, which runs
# npm install and takes minutes), and commits in a scratch repository. Not part of the tests: it needs the network.
#
#   scripts/try-pre-commit.sh              the committed state of this repository
#   scripts/try-pre-commit.sh --work-tree  the work tree as it is, committed in the clone only
#   KEEP=1                                 leaves the scratch folder for looking around
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/trapline-pre-commit.XXXXXX")
[ -n "${KEEP:-}" ] || trap 'rm -rf "$scratch"' EXIT
echo "scratch folder: $scratch"

# Nothing of the user's: neither git's configuration, nor pre-commit's cache.
export HOME="$scratch/home" GIT_CONFIG_NOSYSTEM=1 PRE_COMMIT_HOME="$scratch/cache" PRE_COMMIT_COLOR=never
mkdir "$HOME"
git config --global user.name trapline
git config --global user.email trapline@example.com
git config --global init.defaultBranch main

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
seconds() { date +%s; }

git clone -q "$root" "$scratch/trapline"
if [ "${1:-}" = --work-tree ]; then
  (cd "$root" && git ls-files -co --exclude-standard -z) |
    (cd "$root" && xargs -0 sh -c 'for file; do [ ! -e "$file" ] || printf "%s\0" "$file"; done' -) > "$scratch/files"
  (cd "$scratch/trapline" && git rm -qr --cached . && git ls-files -coz | xargs -0 rm -f)
  (cd "$root" && tar -cf - --null -T "$scratch/files") | tar -xf - -C "$scratch/trapline"
  (cd "$scratch/trapline" && git add -A && git commit -qm 'work tree')
fi
rev=$(git -C "$scratch/trapline" rev-parse HEAD)

git init -q "$scratch/project"
cd "$scratch/project"
cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: $scratch/trapline
    rev: $rev
    hooks:
      - id: trapline
YAML
pre-commit install > /dev/null

# Made here, so that no token stands in this file: letters and digits of a hash with their checksum, behind a prefix.
token="$(node -e '
  const body = require("crypto").createHash("sha512").update("trapline").digest("hex").slice(0, 30);
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let sum = "";
  for (let rest = require("zlib").crc32(body); rest > 0; rest = Math.floor(rest / 62)) sum = digits[rest % 62] + sum;
  process.stdout.write(`ghp_${body}${sum.padStart(6, "0")}`);
')"

say "installing ($(pre-commit --version), node $(node --version), npm $(npm --version))"
start=$(seconds)
pre-commit install-hooks || { cat "$PRE_COMMIT_HOME/pre-commit.log" 2> /dev/null; fail 'the hook does not install'; }
echo "installed in $(($(seconds) - start)) s, $(du -sh "$PRE_COMMIT_HOME" | cut -f 1)"

say 'a clean commit'
echo 'nothing here' > clean.txt
git add -A
start=$(seconds)
git commit -qm 'clean' || fail 'a clean commit is refused'
echo "passed in $(($(seconds) - start)) s"

say 'a commit with a planted token'
echo "token = \"$token\"" > config.ini
git add config.ini
if git commit -qm 'leak' > "$scratch/output" 2>&1; then fail 'a planted token passes'; fi
cat "$scratch/output"
grep -q 'github-classic-pat' "$scratch/output" || fail 'the message does not name the rule'
if grep -q "$token" "$scratch/output"; then fail 'the message shows the secret'; fi

say 'partly staged: the token is in the work tree only'
echo 'token = "from the environment"' > config.ini
git add config.ini
echo "token = \"$token\"" > config.ini
git commit -qm 'partly staged' || fail 'judged by the work tree'
grep -q "$token" config.ini || fail 'the work tree was not put back'

say 'partly staged: the token is in the index only'
git add config.ini
echo 'token = "from the environment"' > config.ini
if git commit -qm 'partly staged' > "$scratch/output" 2>&1; then fail 'the index is not looked at'; fi
grep -q 'config.ini' "$scratch/output" || fail 'the message does not name the file'

say 'all as it should be'
