package dev.tminus.run;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// The rows of all runs.
interface RunRows extends Repository<RunRow, UUID> {

    List<RunRow> findAllByOrderByNumberDesc();

    List<RunRow> findAllByEnvironmentAndModeAndStatusNot(
            String environment, String mode, String status);

    long count();
}
