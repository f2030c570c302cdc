package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.conditions.ExpressionDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.StepDraft.RequireDraft;
import dev.tminus.language.drafts.StepDraft.UseDraft;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.names.CheckId;
import org.jspecify.annotations.Nullable;

/// Makes the small parts that steps, phases and contingencies are made of.
final class BuildParts {

    private BuildParts() {}

    /// As the file has it, on one line.
    static String written(ExpressionDraft test) {
        return test.at().value().strip().replaceAll("\\s+", " ");
    }

    static Reaction reaction(@Nullable Placed<Reaction> reaction) {
        return reaction == null ? new Reaction.Hold() : reaction.value();
    }

    static Quorum quorum(QuorumDraft quorum) {
        return new Quorum(requireNonNull(quorum.role()).value(), quorum.count());
    }

    static CheckUse use(VerifyDraft verify) {
        return new CheckUse(
                check(verify.use()), as(verify.use()), verify.until(), verify.reportOnly());
    }

    static Requirement requirement(RequireDraft require) {
        return new Requirement(
                check(require.use()),
                as(require.use()),
                require.every(),
                require.notOlder(),
                require.mayOverride());
    }

    private static CheckId check(UseDraft use) {
        return requireNonNull(use.check()).value();
    }

    private static String as(UseDraft use) {
        return requireNonNull(use.name());
    }

    static <T> @Nullable T value(@Nullable Placed<T> said) {
        return said == null ? null : said.value();
    }
}
