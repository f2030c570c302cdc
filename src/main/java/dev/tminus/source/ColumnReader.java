package dev.tminus.source;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one column through the getter of its declared type; `getObject` without a type is never
/// called, since some drivers then deserialise what the server sends.
///
/// @param index from 1
/// @param padded whether trailing blanks mean nothing, as in SQL's CHAR(n)
/// @param floating whether numbers are binary and read by their shortest decimal form
record ColumnReader(int index, Column column, boolean padded, boolean floating) {

    private static final int MOST_DIGITS = 10_000;

    static ColumnReader of(ResultSetMetaData meta, int index) throws SQLException, Unreadable {
        var name = meta.getColumnLabel(index);
        int type = meta.getColumnType(index);
        var typeName = meta.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        var padded = type == Types.CHAR || type == Types.NCHAR;
        var floating = type == Types.REAL || type == Types.FLOAT || type == Types.DOUBLE;
        var kind = kind(type, typeName);
        if (kind == null) {
            throw new Unreadable(
                    "answers a column %s of type %s, which cannot be compared; cast it to text"
                            .formatted(name, typeName));
        }
        return new ColumnReader(index, new Column(name, kind), padded, floating);
    }

    private static @Nullable Kind kind(int type, String typeName) {
        return switch (typeName) {
            case "timestamptz" -> Kind.MOMENT;
            case "uuid" -> Kind.UUID;
            case "bool" -> Kind.TRUTH;
            case "decfloat" -> Kind.NUMBER;
            case "json", "jsonb", "money", "interval", "bit", "varbit", "timetz" -> Kind.TEXT;
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
                    case NUMBER -> floating ? floating(rows) : plain(rows.getBigDecimal(index));
                    case TEXT -> text(rows.getString(index));
                    case TRUTH -> truth(rows);
                    case DAY -> string(rows.getObject(index, LocalDate.class));
                    case TIME -> string(rows.getObject(index, LocalTime.class));
                    case LOCAL_MOMENT -> string(rows.getObject(index, LocalDateTime.class));
                    case MOMENT -> moment(rows.getObject(index, OffsetDateTime.class));
                    case UUID -> string(rows.getObject(index, java.util.UUID.class));
                    case BYTES -> hex(rows.getBytes(index));
                };
        return new Value(column.kind(), rows.wasNull() ? null : text);
    }

    private @Nullable String plain(@Nullable BigDecimal number) throws Unreadable {
        if (number == null) {
            return null;
        }
        if (number.precision() - (long) number.scale() > MOST_DIGITS
                || number.scale() > MOST_DIGITS) {
            throw unreadable("a number of more than 10,000 digits");
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private @Nullable String floating(ResultSet rows) throws SQLException, Unreadable {
        double number = rows.getDouble(index);
        if (!Double.isFinite(number)) {
            throw unreadable(number + ", which is no number");
        }
        float single = (float) number;
        var shortest = single == number ? Float.toString(single) : Double.toString(number);
        return plain(new BigDecimal(shortest));
    }

    private @Nullable String text(@Nullable String text) throws Unreadable {
        if (text != null && !isWellFormed(text)) {
            throw unreadable("text that is not valid Unicode");
        }
        return text != null && padded ? text.replaceFirst(" +$", "") : text;
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

    private String truth(ResultSet rows) throws SQLException {
        return Boolean.toString(rows.getBoolean(index));
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String moment(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant().toString();
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
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
