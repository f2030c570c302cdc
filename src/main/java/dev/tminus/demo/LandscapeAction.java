package dev.tminus.demo;

import dev.tminus.runbook.names.StepId;

/// What the landscape does by itself when somebody starts a step of the bundled runbook, of its
/// contingencies too.
enum LandscapeAction {
    DEPLOY_HQ("deploy-hq"),
    DEPLOY_FIELD_BACKEND("deploy-field-backend"),
    MIGRATE_SMOKE_ACCOUNTS("migrate-smoke-accounts"),
    DEPLOY_JOB_SERVER("deploy-job-server"),
    FILL_QUEUE("fill-queue"),
    RAISE_WORKERS("raise-workers"),
    GATHER("everybody-here"),
    OPEN_HQ("open-hq"),
    OPEN_FIELD("open-field"),
    RESTART_JOB_SERVER("restart-job-server"),
    RECONNECT_HQ("reconnect-hq"),
    QUEUE_FAILED_AGAIN("queue-failed-again"),
    MIGRATE_USERS_AGAIN("migrate-users-again"),
    DRAIN_THE_REST("drain-the-rest");

    private final String step;

    LandscapeAction(String step) {
        this.step = step;
    }

    StepId step() {
        return new StepId(step);
    }
}
