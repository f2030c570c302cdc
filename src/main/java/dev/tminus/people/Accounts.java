package dev.tminus.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

/// All accounts.
interface Accounts extends ListCrudRepository<Account, UUID> {

    Optional<Account> findByPerson(String person);
}
