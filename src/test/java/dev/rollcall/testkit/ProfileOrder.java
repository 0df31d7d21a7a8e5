package dev.rollcall.testkit;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Runs the classes of one test profile after another, so that the service is started once for each
 * profile. The framework's own order knows profiles of {@code @QuarkusTest} alone.
 */
public final class ProfileOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(
                        Comparator.comparing(ProfileOrder::startedByHand)
                                .thenComparing(ProfileOrder::profile)
                                .thenComparing(descriptor -> descriptor.getTestClass().getName()));
    }

    private static boolean startedByHand(ClassDescriptor descriptor) {
        return !descriptor.isAnnotated(QuarkusIntegrationTest.class);
    }

    private static String profile(ClassDescriptor descriptor) {
        return descriptor
                .findAnnotation(TestProfile.class)
                .map(profile -> profile.value().getName())
                .orElse("");
    }
}
