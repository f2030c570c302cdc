package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.EndpointName;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks an HTTP service and holds its answer against what is expected.
///
/// @param path below the endpoint's address, begins with `/`
/// @param status null where any from 200 to 299 will do
/// @param contains a text that the body must hold; empty where none must
/// @param expect what the body must be; null where it may be anything
/// @param via the name servers whose answers are followed, one after the other; null for those of
///   this machine
public record HttpCheck(
        CheckBasics basics,
        EndpointName endpoint,
        String path,
        @Nullable Integer status,
        String contains,
        @Nullable Expectation expect,
        NameServers.@Nullable Resolvers via)
        implements CheckSpec.Expecting, CheckSpec.OutOfReach {

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public HttpCheck on(CheckBasics other) {
        return new HttpCheck(other, endpoint, path, status, contains, expect, via);
    }

    @Override
    public HttpCheck bound(UnaryOperator<String> value) {
        return new HttpCheck(
                basics,
                endpoint,
                value.apply(path),
                status,
                value.apply(contains),
                expect == null ? null : expect.bound(value),
                via);
    }

    @Override
    public Stream<BoundName> bindings() {
        return Stream.concat(
                Stream.of(endpoint), via == null ? Stream.of() : via.groups().stream());
    }
}
