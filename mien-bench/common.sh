# What the benchmarks share, which source this file.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
jvm=() # options of the JVM for bench

build() { # [MODULE,MODULE...]: mien-bench or these, and what they need
    (cd "$home" && ./mvnw -B -q -ntp -Pbench -pl "${1:-mien-bench}" -am -Dmaven.test.skip=true -Dspotless.check.skip package)
}

bench() { # CLASS [arguments]
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${jvm[@]}" -cp "$here/target/classes:$(cat "$here/target/classpath")" "dev.mien.bench.$1" "${@:2}"
}

median() { # of the numbers on standard input
    sort -n | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }'
}
