package org.guildhall.runtime.bundle;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** What became of a bundle's components (OSGi Declarative Services, 112.9). */
final class PortalComponents {
    private final BundleContext context;

    PortalComponents(BundleContext context) {
        this.context = context;
    }

    /** Why a component of it failed, in one line. */
    Optional<String> failure(Bundle bundle) {
        return first(
                bundle,
                configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION
                        ? Optional.ofNullable(configuration.failure).map(PortalComponents::cause)
                        : Optional.empty());
    }

    /** The innermost cause of a printed stack trace. */
    private static String cause(String trace) {
        return trace.lines()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .reduce((outer, inner) -> inner)
                .map(line -> line.replaceFirst("^Caused by: ", ""))
                .orElse("");
    }

    /** A service that one of its components waits for. */
    Optional<String> missing(Bundle bundle) {
        return first(
                bundle,
                configuration -> Stream.of(configuration.unsatisfiedReferences)
                        .flatMap(unsatisfied -> Stream.of(configuration.description.references)
                                .filter(reference -> reference.name.equals(unsatisfied.name)))
                        .map(PortalComponents::service)
                        .findFirst());
    }

    private static String service(ReferenceDTO reference) {
        return reference.interfaceName;
    }

    /** Whether its activator runs as it is started, not when a class of it is first asked for. */
    boolean startsAtOnce(Bundle bundle) {
        return !String.valueOf(bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY))
                .startsWith(Constants.ACTIVATION_LAZY);
    }

    private Optional<String> first(Bundle bundle, Function<ComponentConfigurationDTO, Optional<String>> asked) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            return Optional.empty();
        }
        try {
            return runtime.getComponentDescriptionDTOs(bundle).stream()
                    .map(runtime::getComponentConfigurationDTOs)
                    .flatMap(Collection::stream)
                    .map(asked)
                    .flatMap(Optional::stream)
                    .findFirst();
        } finally {
            context.ungetService(reference);
        }
    }
}
