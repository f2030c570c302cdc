package dev.tminus.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which of the things that are in two lists are in another place.
final class Moved {

    private Moved() {}

    /// The fewest that have to be taken out so that the rest keeps its order (the complement of a
    /// longest increasing subsequence, found by patience sorting).
    static <T> Set<T> between(List<T> before, List<T> after) {
        var places = new HashMap<T, Integer>();
        before.forEach(one -> places.put(one, places.size()));
        var common = after.stream().filter(places::containsKey).toList();
        int[] tails = new int[common.size()];
        int[] previous = new int[common.size()];
        int length = 0;
        var values = common.stream().mapToInt(places::get).toArray();
        for (int i = 0; i < values.length; i++) {
            int at = position(values, tails, length, values[i]);
            previous[i] = at == 0 ? -1 : tails[at - 1];
            tails[at] = i;
            length = Math.max(length, at + 1);
        }
        var moved = new HashSet<>(common);
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
            moved.remove(common.get(i));
        }
        return moved;
    }

    private static int position(int[] values, int[] tails, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (values[tails[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
