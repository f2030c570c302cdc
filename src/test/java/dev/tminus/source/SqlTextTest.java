package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.source.SqlText.Unreadable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    H2         | select :a, :b_2, :a                 | select ?, ?, ?                 | a b_2 a
                    POSTGRESQL | select x::text from t where y = :y  | select x::text from t where y = ? | y
                    POSTGRESQL | select ':no', ":no", :yes           | select ':no', ":no", ?          | yes
                    POSTGRESQL | select concat('it''s :no', :yes) | select concat('it''s :no', ?) | yes
                    POSTGRESQL | select $$:no$$, $q$ ; :no $$ $q$, :yes | select $$:no$$, $q$ ; :no $$ $q$, ? | yes
                    POSTGRESQL | select a$b$c, :yes                  | select a$b$c, ?                | yes
                    POSTGRESQL | select j ? 'k', :yes                | select j ?? 'k', ?             | yes
                    H2         | select $$;:no$$, :yes               | select $$;:no$$, ?             | yes
                    MARIADB    | select `;:no`, :yes                 | select `;:no`, ?               | yes
                    MARIADB    | select @x := 1, :yes                | select @x := 1, ?              | yes
                    H2         | select 1 /* :no ; */ + :yes         | select 1   + ?                 | yes
                    H2         | select a[1:2], :yes                 | select a[1:2], ?               | yes
                    H2         | select :yes ; -- done               | select ?                       | yes
                    H2         | (select 1) union (select :yes)      | (select 1) union (select ?)    | yes
                    H2         | with x as (select :yes) table x     | with x as (select ?) table x   | yes
                    MARIADB    | select 1 # :no ;                    | select 1                       |
                    """)
    void bindsNamesAndNothingElse(Product product, String sql, String jdbc, String names)
            throws Unreadable {
        var text = SqlText.parse(sql, product);

        assertThat(text.jdbc()).isEqualTo(jdbc);
        assertThat(text.names()).isEqualTo(names == null ? List.of() : List.of(names.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    H2         | select 1; delete from t        | holds more than one statement: text follows a ;
                    H2         | select 1;;select 2             | holds more than one statement: text follows a ;
                    POSTGRESQL | select 1;/* x */ drop table t  | holds more than one statement: text follows a ;
                    H2         | select 'open                   | does not close a quotation that begins with '
                    POSTGRESQL | select $a$ x $b$               | does not close a quotation that begins with $a$
                    H2         | select 1 /* open               | does not close a comment
                    MARIADB    | select 1 /*! ; delete */       | has a comment that databases read differently: /*! or one in another
                    MARIADB    | select 1 /*M! ; delete */      | has a comment that databases read differently: /*! or one in another
                    MARIADB    | select 1 /* /* */ ; delete */  | has a comment that databases read differently: /*! or one in another
                    MARIADB    | select 5--1                    | has -- without a space after it, which databases read differently
                    MARIADB    | select '\\'; delete from t --' | has a backslash before ', which databases read differently; double the quote or use a :parameter
                    H2         | select ?                       | holds a ?; parameters are written :name
                    H2         | /* nothing */                  | is empty
                    """)
    void refusesWhatServersCouldReadDifferently(Product product, String sql, String problem) {
        assertThatThrownBy(() -> SqlText.parse(sql, product))
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.writes()).isFalse())
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    H2         | select * from t where lock in ('a', 'b')
                    MARIADB    | select * from t where lock in (select share from mode)
                    POSTGRESQL | select t.into, t.lock in (1), "t".into from t
                    MARIADB    | select `t`.into from t
                    POSTGRESQL | select substring(a from 1 for share) from t
                    POSTGRESQL | select substring(a from 1 for no) from t
                    POSTGRESQL | select overlay(a placing 'x' from 1 for update) from t
                    POSTGRESQL | select substring(a for key) from t
                    H2         | select old, table1.new from t
                    POSTGRESQL | select a[i:j], a[(1):n], b[c[1]:d] from t
                    """)
    void takesNamesForNamesWhateverTheySayElsewhere(Product product, String sql) throws Unreadable {
        var text = SqlText.parse(sql, product);

        assertThat(text.jdbc()).isEqualTo(sql);
        assertThat(text.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    delete from t                         | begins with DELETE; only a query that reads can be asked
                    insert into t values (1)              | begins with INSERT; only a query that reads can be asked
                    /* a */ -- b\\n update t set a = 1     | begins with UPDATE; only a query that reads can be asked
                    (truncate table t)                    | begins with TRUNCATE; only a query that reads can be asked
                    call f()                              | begins with CALL; only a query that reads can be asked
                    select * into t2 from t               | says INTO; only a query that reads can be asked
                    select * from t for update            | says FOR UPDATE; only a query that reads can be asked
                    select * from t for /* a */ update    | says FOR UPDATE; only a query that reads can be asked
                    select * from t for share             | says FOR SHARE; only a query that reads can be asked
                    select * from t for key share         | says FOR KEY SHARE; only a query that reads can be asked
                    select * from t for no key update     | says FOR NO KEY UPDATE; only a query that reads can be asked
                    select * from t where x in (select y from u for update) | says FOR UPDATE; only a query that reads can be asked
                    (select * from t) for update          | says FOR UPDATE; only a query that reads can be asked
                    select * from ((select 1) for update) x | says FOR UPDATE; only a query that reads can be asked
                    with x as (select 1 for share) select * from x | says FOR SHARE; only a query that reads can be asked
                    select * from t lock in share mode    | says LOCK IN SHARE MODE; only a query that reads can be asked
                    select 1.into outfile from t          | says INTO; only a query that reads can be asked
                    select 'a'.into t2 from t             | says INTO; only a query that reads can be asked
                    select * from old table (delete from t) | says OLD TABLE; only a query that reads can be asked
                    """)
    void refusesWhatWrites(String sql, String problem) {
        assertThatThrownBy(() -> SqlText.parse(sql.replace("\\n", "\n"), Product.H2))
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.writes()).isTrue())
                .hasMessage(problem);
    }

    @Test
    void refusesAParameterWithoutAValueAndAValueWithoutAParameter() throws Unreadable {
        var text = SqlText.parse("select :a", Product.H2);

        assertThatThrownBy(() -> text.check(Map.of())).hasMessage("has no value for :a");
        assertThatThrownBy(() -> text.check(Map.of("a", "1", "b", "2")))
                .hasMessage("has a value for :b but does not use it");
    }
}
