package dev.tminus.people;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the account that somebody signs in with.
@Service
class AccountLookup implements UserDetailsService {

    private final Accounts accounts;

    AccountLookup(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String person) {
        return accounts.findByPerson(person)
                .map(account ->
                        User.withUsername(account.person())
                                .password(account.password())
                                .authorities("ROLE_PERSON")
                                .build())
                .orElseThrow(() -> new UsernameNotFoundException("No account of that name"));
    }
}
