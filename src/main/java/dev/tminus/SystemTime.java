package dev.tminus;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one place that reads the machine's clock; everything else is handed an [InstantSource].
@Configuration(proxyBeanMethods = false)
class SystemTime {

    @Bean
    InstantSource time() {
        return InstantSource.system();
    }
}
