package dev.tminus.source;

import dev.tminus.source.Column.Spelling;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one column through the getter of its declared type; `getObject` without a type is never
/// called, since some drivers then deserialise what the server sends.
///
/// @param index from 1
/// @param form how the driver hands it over, where that is not clear from the kind
/// @param most how many characters or bytes a value may have at most, as far as declared
record ColumnReader(int index, Column column, Form form, long most) {

    /// What a driver's type is beyond its kind.
    enum Form {
        PLAIN,
        /// A text that the driver hands over bit by bit.
        STREAMED,
        /// A number that fits a long.
        WHOLE,
        /// A binary number of single precision, read by its shortest decimal form.
        SINGLE,
        /// A binary number of double precision, read by its shortest decimal form.
        DOUBLE,
        /// A day or moment of PostgreSQL, which may lie before or after all others.
        MAYBE_INFINITE,
        /// A moment of MariaDB, which may be one that never was, as 0000-00-00.
        MAYBE_ZERO,
        /// A time of MariaDB, which may be a duration, as 25:00:00 or -01:00:00.
        MAYBE_LONG
    }

    /// A value holds no more characters, bytes as hex; as a field of a file.
    static final int MOST_CHARACTERS = CsvRecords.FIELD_CHARACTERS;

    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):.*");

    static List<ColumnReader> all(ResultSetMetaData meta, Product product)
            throws SQLException, Unreadable {
        var readers = new ArrayList<ColumnReader>();
        for (int index = 1; index <= meta.getColumnCount(); index++) {
            readers.add(of(meta, index, product));
        }
        return List.copyOf(readers);
    }

    private static ColumnReader of(ResultSetMetaData meta, int index, Product product)
            throws SQLException, Unreadable {
        var name = meta.getColumnLabel(index);
        int type = meta.getColumnType(index);
        var typeName = meta.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        var kind =
                product == Product.MARIADB
                        ? mariaDb(type, typeName, meta.getPrecision(index))
                        : kind(type, typeName);
        if (kind == null) {
            throw new Unreadable(
                    "answers a column %s of type %s, which cannot be compared; cast it to text"
                            .formatted(name, typeName));
        }
        if (product == Product.MARIADB && typeName.equals("float")) {
            throw new Unreadable(
                    "answers a column %s of type float, of which the server sends six digits only; cast it to double"
                            .formatted(name));
        }
        long most = kind == Kind.TEXT || kind == Kind.BYTES ? meta.getPrecision(index) : 40;
        var form = form(kind, type, typeName, product);
        if (form == Form.WHOLE && !meta.isSigned(index)) {
            form = Form.PLAIN;
        }
        return new ColumnReader(
                index,
                new Column(name, kind, spelling(kind, type, typeName)),
                form,
                most <= 0 ? Integer.MAX_VALUE : most);
    }

    private static Spelling spelling(Kind kind, int type, String typeName) {
        if (typeName.equals("json") || typeName.equals("jsonb")) {
            return Spelling.JSON;
        }
        var padded = kind == Kind.TEXT && (type == Types.CHAR || type == Types.NCHAR);
        return padded ? Spelling.PADDED : Spelling.EXACT;
    }

    private static Form form(Kind kind, int type, String typeName, Product product) {
        return switch (kind) {
            case NUMBER ->
                    switch (type) {
                        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                                Form.WHOLE;
                        case Types.REAL -> Form.SINGLE;
                        case Types.FLOAT -> typeName.equals("float") ? Form.SINGLE : Form.DOUBLE;
                        case Types.DOUBLE -> Form.DOUBLE;
                        default -> Form.PLAIN;
                    };
            case TEXT -> type == Types.CLOB || type == Types.NCLOB ? Form.STREAMED : Form.PLAIN;
            case DAY, LOCAL_MOMENT, MOMENT ->
                    switch (product) {
                        case MARIADB -> Form.MAYBE_ZERO;
                        case POSTGRESQL -> Form.MAYBE_INFINITE;
                        case H2 -> Form.PLAIN;
                    };
            case TIME -> product == Product.MARIADB ? Form.MAYBE_LONG : Form.PLAIN;
            case TRUTH, UUID, BYTES -> Form.PLAIN;
        };
    }

    private static @Nullable Kind mariaDb(int type, String typeName, int precision) {
        if (typeName.equals("timestamp")) {
            return Kind.MOMENT;
        }
        if (typeName.startsWith("bit")) {
            return precision == 1 ? Kind.TRUTH : Kind.BYTES;
        }
        return kind(type, typeName);
    }

    private static @Nullable Kind kind(int type, String typeName) {
        if (typeName.startsWith("enum(")) {
            return Kind.TEXT;
        }
        return switch (typeName) {
            case "timestamptz" -> Kind.MOMENT;
            case "uuid" -> Kind.UUID;
            case "bool" -> Kind.TRUTH;
            case "decfloat" -> Kind.NUMBER;
            case "json", "jsonb", "money", "interval", "bit", "varbit", "timetz", "citext" ->
                    Kind.TEXT;
            default -> kind(type);
        };
    }

    private static @Nullable Kind kind(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE ->
                    Kind.NUMBER;
            case Types.CHAR,
                    Types.NCHAR,
                    Types.VARCHAR,
                    Types.NVARCHAR,
                    Types.LONGVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB ->
                    Kind.TEXT;
            case Types.BOOLEAN, Types.BIT -> Kind.TRUTH;
            case Types.DATE -> Kind.DAY;
            case Types.TIME -> Kind.TIME;
            case Types.TIMESTAMP -> Kind.LOCAL_MOMENT;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Kind.BYTES;
            default -> null;
        };
    }

    Value read(ResultSet rows) throws SQLException, Unreadable {
        var text =
                switch (column.kind()) {
                    case NUMBER -> number(rows);
                    case TEXT ->
                            text(form == Form.STREAMED ? streamed(rows) : rows.getString(index));
                    case TRUTH -> Boolean.toString(rows.getBoolean(index));
                    case DAY -> day(present(rows.getObject(index, LocalDate.class), rows));
                    case TIME -> time(rows);
                    case LOCAL_MOMENT ->
                            local(present(rows.getObject(index, LocalDateTime.class), rows));
                    case MOMENT -> moment(rows);
                    case UUID -> string(rows.getObject(index, java.util.UUID.class));
                    case BYTES -> hex(rows.getBytes(index));
                };
        return new Value(column.kind(), text == null || rows.wasNull() ? null : text);
    }

    private @Nullable String number(ResultSet rows) throws SQLException, Unreadable {
        return switch (form) {
            case WHOLE -> Long.toString(rows.getLong(index));
            case SINGLE -> floating(rows.getFloat(index), Float.toString(rows.getFloat(index)));
            case DOUBLE -> floating(rows.getDouble(index), Double.toString(rows.getDouble(index)));
            case PLAIN, STREAMED, MAYBE_INFINITE, MAYBE_ZERO, MAYBE_LONG -> decimal(rows);
        };
    }

    /// A decimal number may be none, as NaN is, which drivers hand over as text only.
    private @Nullable String decimal(ResultSet rows) throws SQLException, Unreadable {
        BigDecimal number;
        try {
            number = rows.getBigDecimal(index);
        } catch (SQLException e) {
            var said = rows.getString(index);
            if (said != null && ValueText.isBeyondNumbers(said)) {
                return said;
            }
            throw e;
        }
        return plain(number);
    }

    private @Nullable String plain(@Nullable BigDecimal number) throws Unreadable {
        if (number == null) {
            return null;
        }
        var text = ValueText.number(number);
        if (text == null) {
            throw unreadable("a number of more than 10,000 digits");
        }
        return text;
    }

    private @Nullable String floating(double number, String shortest) throws Unreadable {
        return Double.isFinite(number) ? plain(new BigDecimal(shortest)) : shortest;
    }

    private @Nullable String day(@Nullable LocalDate day) {
        var end = end(LocalDate.MIN.equals(day), LocalDate.MAX.equals(day));
        return end == null ? string(day) : end;
    }

    private @Nullable String local(@Nullable LocalDateTime moment) {
        var end = end(LocalDateTime.MIN.equals(moment), LocalDateTime.MAX.equals(moment));
        return end == null ? string(moment) : end;
    }

    /// PostgreSQL's driver hands the infinities over as the first and the last value of Java.
    private @Nullable String end(boolean isFirst, boolean isLast) {
        if (form != Form.MAYBE_INFINITE || !(isFirst || isLast)) {
            return null;
        }
        return isFirst ? ValueText.BEFORE_ALL : ValueText.AFTER_ALL;
    }

    /// MariaDB's times are durations too, which its driver folds into a day.
    private @Nullable String time(ResultSet rows) throws SQLException, Unreadable {
        if (form == Form.MAYBE_LONG) {
            var said = rows.getString(index);
            if (said != null && !TIME_OF_DAY.matcher(said).matches()) {
                throw unreadable("a duration, which is no time of day,");
            }
        }
        return string(rows.getObject(index, LocalTime.class));
    }

    /// MariaDB's driver hands 0000-00-00 over as if it were NULL.
    private <T> @Nullable T present(@Nullable T value, ResultSet rows)
            throws SQLException, Unreadable {
        if (value == null && form == Form.MAYBE_ZERO) {
            var said = rows.getString(index);
            if (said != null) {
                throw unreadable("a day that never was, such as 0000-00-00,");
            }
        }
        return value;
    }

    private @Nullable String moment(ResultSet rows) throws SQLException, Unreadable {
        if (form == Form.MAYBE_ZERO) {
            var utc = present(rows.getObject(index, LocalDateTime.class), rows);
            return utc == null ? null : ValueText.moment(utc);
        }
        var moment = rows.getObject(index, OffsetDateTime.class);
        var end = end(OffsetDateTime.MIN.equals(moment), OffsetDateTime.MAX.equals(moment));
        return moment == null || end != null
                ? end
                : ValueText.moment(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    /// Only as far as it is read.
    private @Nullable String streamed(ResultSet rows) throws SQLException, Unreadable {
        try (var in = rows.getCharacterStream(index)) {
            if (in == null) {
                return null;
            }
            var text = new StringBuilder();
            var part = new char[8_192];
            int read = in.read(part);
            while (read >= 0 && text.length() <= MOST_CHARACTERS) {
                text.append(part, 0, read);
                read = in.read(part);
            }
            return text.toString();
        } catch (IOException e) {
            throw unreadable("a text that its driver cannot read");
        }
    }

    private @Nullable String text(@Nullable String text) throws Unreadable {
        if (text != null && text.length() > MOST_CHARACTERS) {
            throw tooLong();
        }
        if (text != null && !isWellFormed(text)) {
            throw unreadable("text that is not valid Unicode");
        }
        return text == null ? null : column.spelling().plain(text);
    }

    /// Whether every surrogate has its other half, so that no two texts share their UTF-8.
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private @Nullable String hex(byte @Nullable [] bytes) throws Unreadable {
        if (bytes != null && bytes.length > MOST_CHARACTERS / 2) {
            throw tooLong();
        }
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    private Unreadable tooLong() {
        return new Unreadable(
                "answers a value of more than 1,048,576 characters in column %s. Fix: leave the column out, or compare a hash of it"
                        .formatted(column.name()));
    }

    private Unreadable unreadable(String what) {
        return new Unreadable("answers " + what + " in column " + column.name());
    }

    /// Why an answer cannot be taken; goes on after "source … in …".
    static final class Unreadable extends Exception {

        Unreadable(String problem) {
            super(problem);
        }
    }
}
