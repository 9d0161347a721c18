package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Verification.Findings;
import dev.mien.evaluate.Verification.Outcome;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final ModelMetadata STATED = new ModelMetadata(
            Task.EXPRESSION,
            Optional.of(LabelSet.SEVEN),
            "small",
            ModelMetadata.INPUT_RANGE,
            "faces.csv",
            "abc",
            "official",
            1,
            Map.of("val_accuracy", .7, "val_loss", 1.2),
            "none",
            "1.0.0");

    private static final Split SPLIT = new Split("official", new int[] {0, 1}, new int[] {2}, new int[] {3});

    private static Verification found(String hash, Optional<Split> split, Map<String, Double> figures) {
        SplitClaim claim =
                hash.equals("abc") ? SplitClaim.of(STATED, split, Optional::empty) : SplitClaim.ofOtherData();
        return Verification.of(STATED, new Findings(hash, claim, figures, List.of(), Map.of()));
    }

    private static Outcome outcome(Verification verification, String what) {
        return verification.checks().stream()
                .filter(check -> check.what().equals(what))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    @Test
    void whatIsFoundAgainHoldsAndWhatTheFileAloneCannotGiveIsNotChecked() {
        Verification verification = found("abc", Optional.of(SPLIT), Map.of("val_accuracy", .70001));
        assertThat(outcome(verification, "data hash")).isEqualTo(Outcome.HOLDS);
        assertThat(outcome(verification, "split")).isEqualTo(Outcome.HOLDS);
        assertThat(outcome(verification, "val_accuracy")).isEqualTo(Outcome.HOLDS);
        assertThat(outcome(verification, "val_loss")).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(verification.holds()).isTrue();
    }

    @Test
    void anotherFigureDiffers() {
        Verification verification = found("abc", Optional.of(SPLIT), Map.of("val_accuracy", .69));
        assertThat(outcome(verification, "val_accuracy")).isEqualTo(Outcome.DIFFERS);
        assertThat(verification.holds()).isFalse();
    }

    @Test
    void otherDataDifferAndTheirSplitCannotBeChecked() {
        Verification verification = found("xyz", Optional.empty(), Map.of());
        assertThat(outcome(verification, "data hash")).isEqualTo(Outcome.DIFFERS);
        assertThat(outcome(verification, "split")).isEqualTo(Outcome.NOT_CHECKED);
    }

    @Test
    void theSameDataWithoutAWayToItsSplitDiffer() {
        assertThat(outcome(found("abc", Optional.empty(), Map.of()), "split")).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void aStoredSplitWhoseRowsAreNotThoseMadeAgainDiffers() {
        Split other = new Split("official", new int[] {0, 2}, new int[] {2}, new int[] {3});
        SplitClaim claim = SplitClaim.of(STATED, Optional.of(SPLIT), () -> Optional.of(other));
        Verification verification = Verification.of(STATED, new Findings("abc", claim, Map.of(), List.of(), Map.of()));
        assertThat(outcome(verification, "split")).isEqualTo(Outcome.DIFFERS);
        assertThat(claim.problem())
                .isEqualTo("the split.json has other rows than seed 1 gives: training: 1 more, 1 missing");
    }

    @Test
    void aStoredSplitIsTrustedWhereTheDataCannotBeSplitAgain() {
        SplitClaim claim = SplitClaim.of(STATED, Optional.of(SPLIT), () -> {
            throw new UserError("its split is 'fold-a'", "faces.csv", "name it so");
        });
        assertThat(claim.split()).contains(SPLIT);
    }

    @Test
    void theJsonNamesEachLeakAndHasAFixedOrder() {
        LeakAudit.Leak leak = new LeakAudit.Leak(3, 1, LeakAudit.Kind.NEAR, .99);
        Verification verification = Verification.of(
                STATED,
                new Findings(
                        "abc",
                        new SplitClaim(Optional.of(SPLIT), ""),
                        Map.of(),
                        List.of(leak),
                        Map.of("accuracy", Double.NaN)));
        String json = VerificationJson.of("model.onnx", verification, "faces.csv", row -> "faces.csv:" + (row + 2));
        assertThat(json)
                .containsSubsequence(
                        "\"what\" : \"data hash\"", "\"stated\" : \"abc\"", "\"found\" :", "\"outcome\" : \"holds\"")
                .containsSubsequence("\"row\" : \"faces.csv:5\"", "\"known\" : \"faces.csv:3\"", "\"kind\" : \"near\"")
                .contains("\"accuracy\" : null");
    }
}
