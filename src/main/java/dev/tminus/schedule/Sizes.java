package dev.tminus.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Numbers and durations below, at, between and above some limits: one at least for each way in
/// which comparisons with these limits can come out.
final class Sizes {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Sizes() {}

    /// @param limits what is neither a number nor a duration stays what it is
    /// @param whole whether numbers are whole ones, so that none lies between 5 and 6
    static Set<String> around(Collection<String> limits, boolean whole) {
        var numbers = new TreeSet<BigDecimal>();
        var seconds = new TreeSet<BigDecimal>();
        var around = new LinkedHashSet<String>();
        for (var limit : limits) {
            var number = Tests.number(limit);
            var time = Durations.parse(limit).found();
            if (number.isPresent()) {
                numbers.add(number.get());
            } else if (time.isPresent()) {
                seconds.add(BigDecimal.valueOf(time.get().toSeconds()));
            } else {
                around.add(limit);
            }
        }
        (whole ? wholes(numbers) : any(numbers)).forEach(each -> around.add(each.toPlainString()));
        wholes(seconds).stream()
                .filter(each -> each.signum() >= 0)
                .forEach(each -> around.add(each.toPlainString() + "s"));
        return around;
    }

    private static Set<BigDecimal> wholes(Set<BigDecimal> limits) {
        var all = new TreeSet<BigDecimal>();
        for (var limit : limits) {
            var floor = limit.setScale(0, RoundingMode.FLOOR);
            var ceiling = limit.setScale(0, RoundingMode.CEILING);
            all.add(floor);
            all.add(ceiling);
            if (floor.compareTo(ceiling) == 0) {
                all.add(floor.subtract(BigDecimal.ONE));
                all.add(ceiling.add(BigDecimal.ONE));
            }
        }
        return all;
    }

    private static Set<BigDecimal> any(NavigableSet<BigDecimal> limits) {
        var all = new TreeSet<BigDecimal>(limits);
        for (var limit : limits) {
            var next = limits.higher(limit);
            all.add(next == null ? limit.add(BigDecimal.ONE) : limit.add(next).divide(TWO));
        }
        if (!limits.isEmpty()) {
            all.add(limits.first().subtract(BigDecimal.ONE));
        }
        return all;
    }
}
