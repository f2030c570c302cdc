/// What all runbooks of one folder share: people, teams, environments, protections.
@NullMarked
@NamedInterface("workspace")
package dev.tminus.runbook.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
