package dev.tminus.engine;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.ledger.CannotStart;
import dev.tminus.source.AllowedFolders;
import dev.tminus.source.AllowedHosts;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what carries out checks: secrets come from the process environment and from the
/// folder `secrets` of the home folder, and from nowhere else.
@Configuration(proxyBeanMethods = false)
class Checks {

    @Bean
    EvidenceStore evidenceStore(@Value("${tminus.home}") Path home) {
        return new EvidenceStore(home.resolve("evidence"));
    }

    @Bean
    Sources sources(
            @Value("${tminus.home}") Path home,
            @Value("${tminus.sources.hosts:}") String hosts,
            @Value("${tminus.sources.files:}") String folders) {
        try {
            return new Sources(
                    new Secrets(System::getenv, home.resolve("secrets")),
                    AllowedHosts.parse(hosts),
                    AllowedFolders.parse(folders, home));
        } catch (IllegalArgumentException meaningless) {
            throw new CannotStart(
                    meaningless.getMessage() + ".", "mend it, and start again", meaningless);
        }
    }

    @Bean
    MaskKey maskKey(@Value("${tminus.home}") Path home) {
        return new MaskKey(home.resolve("mask-key"));
    }

    @Bean
    CarryOutCheck carryOutCheck(
            Sources sources,
            EvidenceStore evidence,
            MaskKey maskKey,
            ExecutorService workers,
            InstantSource time) {
        return new CarryOutCheck(sources, evidence, maskKey, workers, time);
    }
}
