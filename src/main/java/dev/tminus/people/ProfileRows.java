package dev.tminus.people;

import org.springframework.data.repository.ListCrudRepository;

/// The profiles of all who chose something.
interface ProfileRows extends ListCrudRepository<ProfileRow, String> {}
