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

# find_jdk: print the folder of a JDK that is new enough
find_jdk() {
    for home in "${ES_JAVA_HOME:-}" $(ls -d /usr/lib/jvm/* 2> /dev/null | sort -rV); do
        [ -x "$home/bin/javac" ] || continue
        version=$("$home/bin/javac" -version 2>&1 | sed -E 's/[^0-9]*([0-9]+).*/\1/')
        if [ "$version" -ge 21 ]; then echo "$home"; return; fi
    done
    echo "Elasticsearch needs a JDK of 21 or later: install one (Debian 13: openjdk-21-jdk; else Temurin), or set ES_JAVA_HOME" >&2
    exit 1
}
