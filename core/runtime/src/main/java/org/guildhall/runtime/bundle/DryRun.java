package org.guildhall.runtime.bundle;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guildhall.api.bundle.PortalCheck.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Asks the framework whether it has what a bundle needs, without resolving it. */
final class DryRun {
    private static final int MOST_TOLD = 8;
    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern AT_LEAST = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final BundleContext context;
    private final FrameworkWiring wiring;

    DryRun(BundleContext context) {
        this.context = context;
        this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** What this server lacks. */
    List<Finding> lacks(Path jar) {
        Bundle bundle;
        try {
            bundle = context.installBundle("reference:file:" + jar.toAbsolutePath());
        } catch (BundleException e) {
            return List.of(Finding.problem("bundle.check.no-bundle", String.valueOf(e.getMessage())));
        }
        try {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            return revision.getDeclaredRequirements(null).stream()
                    .filter(DryRun::isNeeded)
                    .filter(requirement -> !isMet(requirement))
                    .map(this::told)
                    .distinct()
                    .sorted(Comparator.comparing(finding -> String.join(" ", finding.values())))
                    .limit(MOST_TOLD)
                    .toList();
        } finally {
            try {
                bundle.uninstall();
            } catch (BundleException e) {
                throw new IllegalStateException("A bundle that was only looked at stays installed", e);
            }
        }
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
        String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
        return (resolution == null || resolution.equals(Constants.RESOLUTION_MANDATORY))
                && (effective == null || effective.equals(Constants.EFFECTIVE_RESOLVE));
    }

    private boolean isMet(BundleRequirement requirement) {
        return !wiring.findProviders(requirement).isEmpty();
    }

    private Finding told(BundleRequirement requirement) {
        String filter = Optional.ofNullable(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE))
                .orElse("");
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> packageLacks(filter);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                Finding.problem(
                        "bundle.check.java",
                        first(AT_LEAST, filter)
                                .or(() -> first(Pattern.compile("version=([^)]+)"), filter))
                                .orElse("?"),
                        Runtime.version().feature());
            default -> Finding.problem("bundle.check.lacks", requirement.getNamespace(), filter);
        };
    }

    private Finding packageLacks(String filter) {
        String name = first(PACKAGE, filter).orElse(filter);
        String from = first(AT_LEAST, filter).orElse("0");
        String below = first(BELOW, filter).orElse("");
        Optional<Version> here = versionHere(name);
        if (here.isEmpty()) {
            return Finding.problem("bundle.check.package", name, from);
        }
        return below.isEmpty()
                ? Finding.problem("bundle.check.package-version", name, from, here.get())
                : Finding.problem("bundle.check.package-range", name, from, below, here.get());
    }

    private Optional<Version> versionHere(String name) {
        return Arrays.stream(context.getBundles())
                .flatMap(bundle -> Stream.ofNullable(bundle.adapt(BundleRevision.class)))
                .map(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE))
                .flatMap(Collection::stream)
                .filter(capability -> name.equals(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(DryRun::version)
                .max(Comparator.naturalOrder());
    }

    private static Version version(BundleCapability capability) {
        return capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE) instanceof Version version
                ? version
                : Version.emptyVersion;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Portals that would restart if this one went: those that are wired to it. */
    List<String> refreshedWith(Bundle bundle) {
        return wiring.getDependencyClosure(List.of(bundle)).stream()
                .filter(other -> other.getBundleId() != bundle.getBundleId())
                .map(other -> Optional.ofNullable(other.getHeaders().get(Constants.BUNDLE_NAME))
                        .orElseGet(other::getSymbolicName))
                .sorted()
                .toList();
    }
}
