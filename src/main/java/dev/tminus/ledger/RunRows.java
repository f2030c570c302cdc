package dev.tminus.ledger;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// The rows of all runs.
interface RunRows extends Repository<RunRow, UUID> {

    List<RunRow> findAllByOrderByNumberDesc();

    List<RunRow> findAllByEnvironmentAndStatusNotIn(
            String environment, Collection<String> statuses);

    List<RunRow> findAllByStatusNotInOrderByNumberDesc(Collection<String> statuses);

    long count();
}
