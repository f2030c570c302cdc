package dev.tminus.people;

import java.time.Instant;
import org.springframework.data.repository.ListCrudRepository;

/// All browsers that are remembered.
interface RememberedRows extends ListCrudRepository<RememberedRow, String> {

    void deleteByPerson(String person);

    void deleteBySignedInAtBefore(Instant end);
}
