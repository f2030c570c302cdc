package dev.tminus.source;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Finds out that MariaDB left something out of an answer and said so in a warning only.
final class CutShort {

    private static final int GROUP_CONCAT = 1260;
    private static final int PACKET = 1301;
    private static final int ENDED = 1931;

    private CutShort() {}

    /// Why an answer that was read to its end is not whole; empty where it is.
    static String why(Statement statement) throws SQLException {
        for (@Nullable SQLWarning one = statement.getWarnings();
                one != null;
                one = one.getNextWarning()) {
            var why =
                    switch (one.getErrorCode()) {
                        case GROUP_CONCAT -> "a text was cut by group_concat_max_len";
                        case PACKET -> "a text was longer than max_allowed_packet and became NULL";
                        case ENDED ->
                                "the server ended the query early, as LIMIT ROWS EXAMINED or"
                                        + " max_recursive_iterations says";
                        default -> "";
                    };
            if (!why.isEmpty()) {
                return why;
            }
        }
        return "";
    }
}
