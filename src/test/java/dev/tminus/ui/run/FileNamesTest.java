package dev.tminus.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone.txt|zone.txt",
                "Zone of 5 Dec (final).txt|Zone of 5 Dec (final).txt",
                "../../etc/passwd|passwd",
                "C:\\Users\\me\\dump.csv|dump.csv",
                ".htaccess|htaccess",
                "截图 2026-12-05.png|截图 2026-12-05.png",
                "a\"b<c>;d.html|a-b-c--d.html",
                "evil\u202Egnp.exe|evilgnp.exe",
                "...|file",
                "'  '|file"
            })
    void keepsOnlyWhatIsSafe(String given, String kept) {
        assertThat(FileNames.safe(given)).isEqualTo(kept);
    }

    @Test
    void cutsALongNameBeforeItsEnding() {
        var cut = FileNames.safe("x".repeat(300) + ".tar.gz");

        assertThat(cut).hasSize(FileNames.LONGEST).endsWith("x.gz");
    }
}
