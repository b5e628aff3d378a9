# Shared by the scripts of this folder.
set -eu
services=$(cd "$(dirname "$0")" && pwd)
[ -e "$services/lib.sh" ] || services=$(dirname "$services")
cache=${COLAB_CACHE:-$HOME/.cache/colab}

# as USER COMMAND…: as root, run it as that user; otherwise as ourselves
as() {
    user=$1
    shift
    if [ "$(id -u)" = 0 ]; then exec runuser -u "$user" -- "$@"; else exec "$@"; fi
}

# own USER FOLDER: make the folder, and give it to the user where we are root
own() {
    mkdir -p "$2"
    if [ "$(id -u)" = 0 ]; then chown -R "$1:" "$2"; fi
}

# hash_of FILE…: a short name for what is built from these files
hash_of() { cat "$@" | sha256sum | cut -c1-12; }
