package dev.tminus.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.ui.check.Sql.Kind;
import dev.tminus.ui.check.Sql.Word;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    @Test
    void tellsKeywordsTextsAndCommentsApart() {
        var words = Sql.words("SELECT a -- the from\nfrom t where b = 'select'");

        assertThat(words)
                .containsExactly(
                        new Word(Kind.KEYWORD, "SELECT"),
                        new Word(Kind.PLAIN, " a "),
                        new Word(Kind.COMMENT, "-- the from"),
                        new Word(Kind.PLAIN, "\n"),
                        new Word(Kind.KEYWORD, "from"),
                        new Word(Kind.PLAIN, " t "),
                        new Word(Kind.KEYWORD, "where"),
                        new Word(Kind.PLAIN, " b = "),
                        new Word(Kind.TEXT, "'select'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select 'never closed",
                "select 'it''s' || \"select\" /* open",
                "<script>alert(1)</script>",
                "select selected, from_date, x.end from t"
            })
    void losesNothingOfAQuery(String query) {
        var words = Sql.words(query);

        assertThat(words.stream().map(Word::text).collect(Collectors.joining())).isEqualTo(query);
    }

    @Test
    void keepsNamesThatOnlyBeginLikeKeywords() {
        assertThat(Sql.words("selected, from_date")).allMatch(word -> word.kind() == Kind.PLAIN);
    }
}
