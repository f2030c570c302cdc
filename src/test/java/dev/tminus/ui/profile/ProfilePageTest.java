package dev.tminus.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tminus.people.Profiles;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.security.SignedInAs;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@OnTheSample
class ProfilePageTest extends SpringBrowserlessTest {

    private static final PersonId QA = new PersonId("shanghai.qa");

    @Autowired private InMemoryRuns runs;
    @Autowired private Profiles profiles;

    @BeforeEach
    void plan() {
        runs.clear();
        Sample.underWay(runs, Mode.LIVE, 2);
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysWhoTheReaderIs() {
        open();

        assertThat(words())
                .contains("Shanghai QA", "shanghai.qa", "HQ/Field migration: QA")
                .doesNotContain("Change your password");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void keepsAZoneThatThenCountsEverywhere() {
        prefer(null);
        open();
        assertThat(Browser.zone()).isEqualTo(ZoneId.of("UTC"));

        zone().setValue("Asia/Shanghai");

        assertThat(Browser.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(profiles.of(QA).zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        UI.getCurrent().navigate(Places.RUNS);
        assertThat(words()).contains("Times in Shanghai, your zone");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void goesBackToTheZoneOfTheBrowser() {
        prefer(ZoneId.of("Asia/Shanghai"));
        open();

        zone().setValue("As this browser has it: UTC");

        assertThat(profiles.of(QA).zone()).isNull();
    }

    @Test
    @SignedInAs("shanghai.qa")
    void switchesSingleKeysOff() {
        open();

        find(Checkbox.class).single().setValue(false);

        assertThat(profiles.of(QA).singleKeys()).isFalse();
    }

    @Test
    @SignedInAs("shanghai.qa")
    void asksPeopleWithoutAPasswordForNone() {
        open();

        assertThat(find(PasswordField.class).all()).isEmpty();
    }

    @Test
    @SignedInAs("boston.ops")
    void showsNobodyTheProfileOfAnother() {
        assertThatThrownBy(() -> profiles.of(QA)).isInstanceOf(AccessDeniedException.class);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> zone() {
        return (ComboBox<String>) find(ComboBox.class).all().getFirst();
    }

    private static void prefer(@Nullable ZoneId zone) {
        Preferences.current().orElseThrow().change(UI.getCurrent(), profile -> profile.in(zone));
    }

    private void open() {
        UI.getCurrent().navigate(Places.PROFILE);
    }

    private String words() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
