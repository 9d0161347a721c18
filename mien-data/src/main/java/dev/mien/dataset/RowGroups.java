package dev.mien.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups of rows that must stay together in a split: copies of one picture, and all rows of a photo or person. A
 * union-find forest, since a copy may connect two groups of the file.
 */
final class RowGroups {
    private final int[] parent;

    /** Creates groups of one row each. */
    RowGroups(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** The groups of these rows, in the order of their first rows; each with its rows in ascending order. */
    static List<int[]> of(Dataset data, int[] rows) {
        RowGroups groups = new RowGroups(data.size());
        Copies copies = Copies.of(data);
        Map<String, Integer> firstOfGroup = new HashMap<>();
        for (int row = 0; row < data.size(); row++) {
            groups.join(row, copies.first(row));
            String group = data.group(row);
            if (!group.isEmpty()) {
                Integer first = firstOfGroup.putIfAbsent(group, row);
                groups.join(row, first == null ? row : first);
            }
        }
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int row : rows) {
            members.computeIfAbsent(groups.root(row), root -> new ArrayList<>()).add(row);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** The first row of the row's group. */
    int root(int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /**
     * Merges the groups of two rows. The smaller number becomes the root, so that the root of a group is its first row.
     */
    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }
}
