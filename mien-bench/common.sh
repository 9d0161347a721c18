# What the scripts share, which source this file.

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

# HELEN's and the wild faces' pictures with 27 points, as far as they have them, as tables that name the pictures.
points_27_data() { # DATA FOLDER: writes helen27.csv and wild27.csv into the folder
    awk -F, -v OFS=, -v to="$1/keypoints/" '{ sub(/\r$/, "") }
        NR == FNR { key = $1; sub(/^[^,]*,/, ""); more[key] = $0; if (FNR > 1) { gsub(/[^,]/, ""); none = $0 } next }
        { key = FNR == 1 ? "image" : $1; $1 = FNR == 1 ? $1 : to $1; print $0, (key in more ? more[key] : none) }' \
        "$1/keypoints/wflw27.csv" "$1/keypoints/wild.csv" >"$2/wild27.csv"
    # Of a photo's rows only the first is of the face that the photo shows; the others are here by their crops, in helen.csv.gz.
    awk -F, -v OFS=, -v to="$1/scenes/" '{ sub(/\r$/, "") } FNR > 1 && seen[$1]++ { next }
        { group = FNR == 1 ? "Group" : $1; if (FNR > 1) $1 = to $1; print $0, group }' \
        "$1/keypoints/helen27-photos.csv" >"$2/helen27.csv"
}
