package dev.tminus.source.files;

import dev.tminus.runbook.check.Side;
import dev.tminus.source.Access;
import dev.tminus.source.AllowedFolders;
import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import dev.tminus.source.Stop;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Opens the CSV files of environments; the only way to a file of a release.
public final class CsvFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 64 * 1024;

    private CsvFiles() {}

    /// Opens a file below its root and reads its header. All values are text; an empty field
    /// without quotes is NULL.
    ///
    /// At most 1 Mi characters a field, 4 Mi a record and 10,000 columns are read.
    public static Rows open(
            Side.Csv side, Access access, AllowedFolders folders, Deadline deadline, Stop stop)
            throws NoAnswer {
        if (!access.allowed()) {
            throw new NoAnswer(Reason.MODE_NOT_ALLOWED, access.notAllowed());
        }
        var root = new FileRoot(side, access, folders);
        var file = root.file();
        var place = new CsvPlace(root.place(), file, deadline, stop);
        var reader = reader(file, place);
        try {
            return CsvRows.of(reader, place);
        } catch (NoAnswer e) {
            OpenSource.closeQuietly(reader);
            throw e;
        }
    }

    /// Does nothing while somebody waits.
    ///
    /// @param what is being done, as it goes before "was not read to the end"
    /// @throws NoAnswer where it was stopped or its time has passed
    public static void goesOn(String what, Deadline deadline, Stop stop) throws NoAnswer {
        CsvPlace.check(what, deadline, stop);
    }

    /// Whether both are one file, by whatever names and links.
    public static boolean areSame(
            Side.Csv one, Side.Csv other, Access access, AllowedFolders folders) throws NoAnswer {
        try {
            return Files.isSameFile(
                    new FileRoot(one, access, folders).file(),
                    new FileRoot(other, access, folders).file());
        } catch (IOException e) {
            return one.equals(other);
        }
    }

    private static Reader reader(Path file, CsvPlace place) throws NoAnswer {
        InputStream raw = InputStream.nullInputStream();
        try {
            raw = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
            var zipped = file.getFileName().toString().endsWith(".gz");
            var in = zipped ? new GzipMembers(raw) : new BufferedInputStream(raw);
            var decoder =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            var reader = new BufferedReader(new InputStreamReader(in, decoder), BUFFER);
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            OpenSource.closeQuietly(raw);
            throw place.broken(e, 1);
        }
    }
}
