# Lines "NAME PICTURES SECONDS" in; a table of medians, and the line through the smallest and the largest job, out.
{
    name = $1
    for (i = 2; i < NF - 1; i++) name = name " " $i
    if (!(name in first)) { first[name] = $(NF - 1); names[++many] = name }
    if (!((name, $(NF - 1)) in rounds)) sizes[name] = sizes[name] " " $(NF - 1)
    seconds[name, $(NF - 1), ++rounds[name, $(NF - 1)]] = $NF
}
function median(name, size,    count, i, j, held, sorted) {
    count = rounds[name, size]
    for (i = 1; i <= count; i++) {
        held = seconds[name, size, i]
        for (j = i - 1; j > 0 && sorted[j] > held; j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = held
    }
    return count % 2 ? sorted[(count + 1) / 2] : (sorted[count / 2] + sorted[count / 2 + 1]) / 2
}
END {
    print "| program | seconds by pictures | start-up, s | pictures/s beyond it |\n|---|---|---|---|"
    for (n = 1; n <= many; n++) {
        count = split(sizes[names[n]], size, " ")
        text = ""
        for (i = 1; i <= count; i++) text = text sprintf("%s%d: %.1f", i > 1 ? ", " : "", size[i], median(names[n], size[i]))
        slope = (median(names[n], size[count]) - median(names[n], size[1])) / (size[count] - size[1])
        printf "| %s | %s | %.1f | %.0f |\n", names[n], text, median(names[n], size[1]) - slope * size[1], 1 / slope
    }
}
