package dev.tminus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class BoardsTest {

    private final List<Runnable> due = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final Boards boards =
            new Boards((delay, action) -> {
                delays.add(delay);
                due.add(action);
            });

    @Test
    void showsAChangeLaterWhereTheDatabaseDoesNotAnswer() {
        var shown = new ArrayList<List<RunGlance>>();
        var _ =
                boards.watchAll(
                        () -> {
                            if (delays.size() < 2) {
                                throw new DataAccessResourceFailureException("opened anew");
                            }
                            return List.of();
                        },
                        shown::add);

        boards.changed();
        due.removeFirst().run();
        assertThat(shown).isEmpty();
        due.removeFirst().run();

        assertThat(shown).containsExactly(List.of());
        assertThat(due).isEmpty();
        assertThat(delays).containsExactly(Boards.GATHERING_ALL, Boards.AGAIN);
    }
}
