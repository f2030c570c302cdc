package dev.tminus.language.yaml;

import java.util.Locale;

/// The rules a file can break; the name of each is part of the language and does not change.
public enum Code {
    // the file
    TOO_BIG,
    NOT_UTF_8,
    HIDDEN_CHARACTER,
    EMPTY_FILE,
    SYNTAX,
    TAB,
    CUT_BY_COMMENT,
    OPEN_QUOTE,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TAG,
    ALIAS,
    DUPLICATE_KEY,
    MORE_PROBLEMS,
    READER_FAULT,
    // keys and values
    UNKNOWN_KEY,
    COMMA,
    MISSING_KEY,
    MISPLACED_KEY,
    CONFLICTING_KEYS,
    NOT_IDEMPOTENT,
    COLUMN_CLASH,
    SELF_COMPARISON,
    WRONG_KIND,
    NO_VALUE,
    BAD_VALUE,
    BAD_TEST,
    // secrets and placeholders
    SECRET_OUTSIDE,
    BAD_SECRET,
    LITERAL_PASSWORD,
    LITERAL_HOST,
    UNQUOTED_PLACEHOLDER,
    PLACEHOLDER_OUTSIDE,
    PLACEHOLDER_IN_SQL,
    BAD_PLACEHOLDER,
    // names
    DUPLICATE_ID,
    UNKNOWN_TEAM,
    UNKNOWN_ENVIRONMENT,
    UNKNOWN_ROLE,
    UNKNOWN_CHECK,
    UNKNOWN_SOURCE,
    UNKNOWN_FILES,
    UNKNOWN_ENDPOINT,
    UNKNOWN_METRICS,
    UNKNOWN_RESOLVERS,
    UNKNOWN_PROGRAM,
    UNKNOWN_AUDIENCE,
    UNKNOWN_FLEET,
    UNKNOWN_TAG,
    UNKNOWN_STEP,
    UNKNOWN_CONTINGENCY,
    UNKNOWN_ACTION,
    UNKNOWN_REHEARSAL,
    UNKNOWN_QUESTION,
    UNKNOWN_INPUT,
    UNKNOWN_FIELD,
    UNKNOWN_VARIABLE,
    UNKNOWN_PARAM,
    UNUSED_PARAM,
    VARIABLE_CLASH,
    NAMES_UNCHECKED,
    // people
    NO_OWNER,
    NO_AUTHORITY,
    QUORUM_TOO_LARGE,
    NOBODY_ELSE_TO_SIGN,
    COVER_UNTIL,
    // order and time
    CYCLE,
    NO_ANCHOR_TIME,
    COMES_LATER,
    WRONG_ORDER,
    MAY_BE_EMPTY,
    TOO_MANY_NEEDS,
    WINDOW_CLOSED;

    /// As problems print it: `unknown-key`.
    public String printed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
