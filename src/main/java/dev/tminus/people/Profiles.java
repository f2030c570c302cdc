package dev.tminus.people;

import dev.tminus.runbook.names.PersonId;
import java.util.function.UnaryOperator;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people have chosen for themselves; everybody sees and changes their own only.
@Service
public class Profiles {

    private static final String OWN = "#person.value() == authentication.name";

    private final ProfileRows rows;

    Profiles(ProfileRows rows) {
        this.rows = rows;
    }

    @PreAuthorize(OWN)
    @Transactional(readOnly = true)
    public Profile of(PersonId person) {
        return rows.findById(person.value()).map(Profile::of).orElse(Profile.PLAIN);
    }

    /// Changes a profile as it stands.
    ///
    /// @return what it says from now on
    @PreAuthorize(OWN)
    @Transactional
    public Profile change(PersonId person, UnaryOperator<Profile> change) {
        var row =
                rows.findById(person.value())
                        .orElseGet(() ->
                                new ProfileRow(
                                        person.value(), null, null, null, null, true, false));
        return Profile.of(rows.save(row.with(change.apply(Profile.of(row)))));
    }
}
